import type { Outcome } from "../../bot/core/ports.ts";
import { type Button, button, type CardReply } from "../../bot/core/reply.ts";
import { toSimplified } from "../../knowledge/script.ts";
import type { Kept } from "../record.ts";
import { nextStep, progress } from "../screening/next-step.ts";
import type { Services } from "../services.ts";
import { personButton, reply, type Talk } from "../talk.ts";
import type { Language } from "../texts/language.ts";
import { projectTexts } from "../texts/projects.ts";
import { say } from "../texts/text.ts";
import { type Project, readProject, verdictLine } from "./project.ts";
import { projectIds } from "./project-list.ts";

const MAX_LABEL = 18;
const SHORT_ID = 12;

export async function readProjects({
  session,
  turn,
}: Pick<Talk, "session" | "turn">): Promise<readonly Kept<Project>[]> {
  const found = await Promise.all(projectIds(session.data).map((id) => readProject(turn, id)));
  return found.filter((project) => project !== undefined);
}

/** What the person calls it. */
export function projectName({ state, products }: Project, language: Language): string {
  const { product, industry } = state.facts;
  const name = products?.map((one) => one.name).join("、") ?? product?.value ?? industry?.value;
  return typeof name === "string" && name !== "" ? name : say(language, projectTexts.unnamed);
}

/** Where a project stands: its verdict, or how many questions are open. */
export function projectState(services: Services, project: Project, language: Language): string {
  if (nextStep(project.state) === undefined) return verdictLine(services, project, language);
  const { position, total } = progress(project.state);
  return say(language, projectTexts.open, { count: total - position + 1 });
}

/** /projects: all of them, with where each stands, and a tap to switch. */
export async function handleProjects(services: Services, talk: Talk): Promise<Outcome> {
  const projects = await readProjects(talk);
  const { language } = talk;
  const lines = projects.map(({ key, data }, index) =>
    talk.say(projectTexts.line, {
      n: index + 1,
      name: projectName(data, language),
      state: projectState(services, data, language),
      now: key.id === talk.session.data.project ? talk.say(projectTexts.now) : "",
    }),
  );
  const text = [
    talk.say(projectTexts.list, { count: projects.length }),
    ...lines,
    talk.say(projectTexts.pick),
  ].join("\n");
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text }],
    buttons: [
      ...projects.map((project) => [switchButton(talk, project)]),
      [button(talk.say(projectTexts.another), "project.another"), personButton(talk)],
    ],
  };
  return reply(talk, [card]);
}

export function switchButton(talk: Talk, { key, data }: Kept<Project>, label?: string): Button {
  const name = projectName(data, talk.language).slice(0, MAX_LABEL);
  return button(label ?? name, "project.switch", key.id.slice(0, SHORT_ID));
}

/** The project a message asks to go over to: named alone, or after words that say so. */
export async function namedProject(talk: Talk, text: string): Promise<Kept<Project> | undefined> {
  if (projectIds(talk.session.data).length < 2) return undefined;
  const said = bare(text);
  const wanted = said
    .replace(/^(请|先|那|我们|我想|想)*(切换|切|换|转|回|看|说|做|继续)(到|去|成|看|说|做)*/, "")
    .replace(
      /^(let'?s |please )?(switch( over)?|go( back)?|change|continue|back)( to| with)?( the)? /,
      "",
    )
    .replace(/(那个|这个|的|项目|那份|吧|project|one)+$/g, "")
    .trim();
  if (wanted.length < 2) return undefined;
  const isCommand = wanted.length < said.length;
  const projects = await readProjects(talk);
  return projects.find(({ data }) => {
    const name = bare(projectName(data, talk.language));
    return name === wanted || (isCommand && name.includes(wanted));
  });
}

function bare(text: string): string {
  return toSimplified(text.normalize("NFKC").toLowerCase())
    .replace(/[\p{P}\s]+$/gu, "")
    .trim();
}
