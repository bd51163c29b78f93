import type { ActionEvent, MessageEvent } from "../../bot/core/event.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import { toSimplified } from "../../knowledge/script.ts";
import { passageOf } from "../enquiry/quote.ts";
import { smalltalk } from "../enquiry/smalltalk.ts";
import { contactIn, type ToldContact } from "../project/contact.ts";
import { type Project, readProject, screenProject } from "../project/project.ts";
import { namedProject } from "../project/projects.ts";
import { switchTo } from "../project/switching.ts";
import type { Kept } from "../record.ts";
import { aboutVerdict } from "../screening/about-verdict.ts";
import { type FactValue, isYesNo } from "../screening/facts.ts";
import { advance } from "../screening/flow.ts";
import { correctsFact, describesProject, wantsToInvest } from "../screening/intent.ts";
import { nextStep } from "../screening/next-step.ts";
import { leavingOf } from "../screening/repair.ts";
import { changesCard, rulesCards } from "../screening/verdict-card.ts";
import type { Services } from "../services.ts";
import { personButton, reply, type Talk } from "../talk.ts";
import { commonTexts } from "../texts/common.ts";
import { smalltalkTexts } from "../texts/enquiry.ts";
import { prescreenTexts } from "../texts/prescreen.ts";
import { handleAnotherProject } from "./another-project.ts";
import { askConsent, keepWaiting } from "./consent.ts";
import { contactNoted } from "./contact-noted.ts";
import { handleCancel, handleKeepDraft, noDraft, offerDraft } from "./draft.ts";
import { factsCard } from "./facts-card.ts";
import { askIfDifferent, isPastedAgain } from "./plan.ts";
import { answerOfWords, choose } from "./products.ts";
import { handleRepair } from "./repair.ts";
import type { Remarks } from "./screening-remarks.ts";
import { question, take, talkContext } from "./screening-talk.ts";
import { untilConsent } from "./until-consent.ts";
import { askUse, takeUse } from "./uses.ts";
import { talkOfVerdict } from "./verdict-talk.ts";

/** `screening.start` and /prescreen: consent first; a draft that is there is offered instead. */
export async function handleScreeningStart(
  services: Services,
  talk: Talk,
  reference?: string,
): Promise<Outcome> {
  const item = passageOf(services.knowledge, reference);
  const project = await readProject(talk.turn, talk.session.data.project);
  const waiting = item === undefined ? {} : { item };
  return project === undefined
    ? askConsent(services, talk, waiting)
    : offerDraft(talk, project, waiting);
}

/** A message of somebody who is being screened, or who describes a project; `undefined` when it is neither. */
export async function handleProjectMessage(
  services: Services,
  talk: Talk<MessageEvent>,
): Promise<Outcome | undefined> {
  const { text } = talk.event;
  const { isScreening, project: id } = talk.session.data;
  const project = await readProject(talk.turn, id);
  if (project !== undefined && isPastedAgain(project.data, text)) return askIfDifferent(talk);
  const told = project && contactIn(text);
  if (project !== undefined && told !== undefined && (told.contact.length > 0 || told.hasAddress)) {
    return takeContact(services, talk, { project, told });
  }
  const answer = project && answerOfWords(project.data, text);
  if (project !== undefined && answer !== undefined) {
    return choose(services, talk, { project, answer });
  }
  const other = await namedProject(talk, text);
  if (other !== undefined) return switchTo(services, talk, other);
  const another = project && handleAnotherProject(services, talk, project);
  if (another !== undefined) return another;
  const isDone = project !== undefined && nextStep(project.data.state) === undefined;
  const about = isDone && !correctsFact(text) ? aboutVerdict(text) : undefined;
  if (project !== undefined && about !== undefined) {
    return talkOfVerdict(services, talk, { project, about });
  }
  const leaving = project && isScreening ? leavingOf(text) : undefined;
  if (leaving !== undefined) {
    return leaving === "later" ? handleKeepDraft(talk) : handleCancel(services, talk);
  }
  const repaired = project && isScreening ? await handleRepair(services, talk, project) : undefined;
  if (repaired !== undefined) return repaired;
  const aside = project && isScreening ? asideOf(services, talk, project.data) : undefined;
  if (project !== undefined && aside !== undefined) {
    return question(services, talk, { project, said: aside });
  }
  const used = project && isScreening ? await takeUse(services, talk, project) : undefined;
  if (used !== undefined) return used;
  if (project !== undefined && (isScreening || changesFacts(services, talk, project.data))) {
    return take(services, talk, { project, input: { text } });
  }
  if (!describesProject(text)) {
    if (project !== undefined) return undefined;
    return untilConsent(services, talk) ?? askUse(services, talk) ?? greetInterest(talk);
  }
  return project === undefined
    ? askConsent(services, talk, { text })
    : offerDraft(talk, project, { text });
}

/** Insults, thanks, "are you a robot?": answered beside the question, and no unclear answer to it. */
function asideOf(
  services: Services,
  talk: Talk<MessageEvent>,
  { state }: Project,
): Remarks | undefined {
  const { text } = talk.event;
  const line = smalltalk(toSimplified(text.normalize("NFKC").toLowerCase()));
  if (line === undefined || line === smalltalkTexts.acknowledged) return undefined;
  const { kind } = advance(state, { text }, talkContext(services, talk));
  if (kind !== "unclear" && kind !== "question") return undefined;
  return { blocks: [{ kind: "text", text: talk.say(line) }], buttons: [], isAside: true };
}

/** 我们想去云南投资, and nothing to go on yet: what would help is said; the words wait for consent. */
function greetInterest(talk: Talk<MessageEvent>): Outcome | undefined {
  const { text } = talk.event;
  if (!wantsToInvest(text)) return undefined;
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(prescreenTexts.interested) }],
    buttons: [
      [
        button(talk.say(commonTexts.prescreen), "screening.start"),
        button(talk.say(commonTexts.catalogue), "catalogue.open"),
      ],
      [personButton(talk)],
    ],
  };
  return reply(talk, [card], keepWaiting(talk, { text }));
}

/** How to reach somebody is kept with his project; whatever else he wrote is taken as always. */
async function takeContact(
  services: Services,
  talk: Talk,
  { project, told }: { readonly project: Kept<Project>; readonly told: ToldContact },
): Promise<Outcome> {
  const { contact, rest } = told;
  const data = { ...project.data, ...(contact.length > 0 && { contact }) };
  const wished = { ...project, data };
  const before = await contactNoted(talk, told);
  return /[\p{L}\p{N}]{2}/u.test(rest)
    ? take(services, talk, { project: wished, input: { text: rest }, before })
    : question(services, talk, { project: wished, said: { blocks: before, buttons: [] } });
}

/**
 * Outside the questions a fact is taken when it is corrected, or fills in what was not known; what is so or
 * not so may simply be said anew.
 */
function changesFacts(services: Services, talk: Talk<MessageEvent>, { state }: Project): boolean {
  const { text } = talk.event;
  const { changes, kind, question } = advance(state, { text }, talkContext(services, talk));
  if (question !== undefined) return false;
  if (correctsFact(text)) return changes.length > 0 || kind === "doubt";
  return changes.length > 0 && changes.every(({ fact, old }) => isUnknown(old) || isYesNo(fact));
}

/** The national catalogue's class has a word of its own for it. */
function isUnknown(fact: FactValue | undefined): boolean {
  return fact?.value === null || fact?.value === "unknown";
}

/** `screening.answer`: a tap of the pending question, or one that is past. */
export async function handleAnswerButton(
  services: Services,
  talk: Talk<ActionEvent>,
): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  const [id = "", answer = ""] = (talk.event.value ?? "").split("/");
  if (project === undefined) return noDraft(talk);
  const isOurs = project.key.id.startsWith(id);
  return take(services, talk, { project, input: { button: isOurs ? answer : "" } });
}

/** `screening.verdict`: the result once more, or the question that is open. */
export async function handleVerdict(services: Services, talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return noDraft(talk);
  return question(services, talk, { project, isWanted: true });
}

/** `screening.rules`: the ten rules one by one. `screening.facts`: what the verdict rests on. */
export async function handleRules(services: Services, talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return noDraft(talk);
  const screening = screenProject(services, project.data);
  const { language } = talk;
  return reply(talk, rulesCards(screening, { language, facts: project.data.state.facts }));
}

/** `screening.changes`: what would change the verdict, rule by rule. */
export async function handleChanges(services: Services, talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  if (project === undefined) return noDraft(talk);
  return reply(talk, [changesCard(screenProject(services, project.data), talk.language)]);
}

export async function handleFacts(talk: Talk): Promise<Outcome> {
  const project = await readProject(talk.turn, talk.session.data.project);
  return project === undefined ? noDraft(talk) : reply(talk, [factsCard(talk, project.data)]);
}
