import type { MessageEvent } from "../../bot/core/event.ts";
import type { Outcome } from "../../bot/core/ports.ts";
import { button, type CardReply } from "../../bot/core/reply.ts";
import { toSimplified } from "../../knowledge/script.ts";
import type { Project } from "../project/project.ts";
import { projectName } from "../project/projects.ts";
import { handleAmend, handleAnother } from "../project/switching.ts";
import type { Kept } from "../record.ts";
import { QUANTITY_FACTS } from "../screening/facts.ts";
import { advance } from "../screening/flow.ts";
import { correctsFact } from "../screening/intent.ts";
import type { Services } from "../services.ts";
import { personButton, reply, type Talk } from "../talk.ts";
import { projectTexts } from "../texts/projects.ts";
import { keepWaiting } from "./consent.ts";
import { offerDraft } from "./draft.ts";
import { talkContext } from "./screening-talk.ts";

const ANNOUNCES =
  /(?:^|[，,。.；;\s])(?:对了|哦|噢|那么?|其实|现在|另外|我们?|咱们?|公司|也)*(?:(?:另外|还|另|再|又|想|要|有|开|做|报|加|看|来|搞|说)+(?:一|第?二)?个(?:别的|新的?|其他|另外的?)?|(?:想|要|打算)?换(?:一?个|成)(?:别的|新的?|其他)?)项目|^第二个项目|(?:^|[.,;]\s*)(?:(?:also|besides|and|by the way|oh|actually|well),? )*(?:(?:i|we)\b[^.,;]{0,12}\b(?:have|got|want|like|plan|switch|change|start|do|screen|check|add|try|consider)\b[^.,;]{0,24}?)?(?:another|a second|a different|one more|a new) (?:\w+ )?project\b/u;
const SETS_OUT =
  /^(?:我们?|咱们?|公司)?(?:也|还|又)?(?:想|要|打算|准备|计划)(?:在.{2,8})?(?:再|去|来)?(?:做|搞|建|开|办)|^(?:i|we)(?:'d| would| are|'re)? (?:also )?(?:want|like|plan|planning|intend|hope|wish) to (?:build|open|make|set up|start|do|run)\b/u;
const NEW_ONE =
  /^(?:另|新|再)开(?:一?个)?(?:新的?)?(?:项目)?$|^新项目$|^(?:a )?new (?:one|project)$/u;
const THIS_ONE = /^(?:就|还是)?改(?:这一?个|原来的)(?:项目)?$|^change (?:this|the old) one$/u;

/** Another project than the one at hand: which of them the words are for is asked, and nothing is changed. */
export function handleAnotherProject(
  services: Services,
  talk: Talk<MessageEvent>,
  project: Kept<Project>,
): Outcome | Promise<Outcome> | undefined {
  const { isScreening, unread } = talk.session.data;
  const { text } = talk.event;
  const said = plain(text);
  if (unread !== undefined && NEW_ONE.test(said)) return handleAnother(services, talk);
  if (unread !== undefined && THIS_ONE.test(said)) return handleAmend(services, talk);
  if (isScreening !== true) {
    return ANNOUNCES.test(said) ? offerDraft(talk, project, { text }) : undefined;
  }
  const isAnother = ANNOUNCES.test(said) || setsOutAnew(services, talk, project.data);
  return isAnother ? askWhich(talk, project) : undefined;
}

/** 我想做房地产开发，昆明，50亿: a wish with another place and another amount is no correction. */
function setsOutAnew(services: Services, talk: Talk<MessageEvent>, { state }: Project): boolean {
  const { text } = talk.event;
  if (!SETS_OUT.test(plain(text)) || correctsFact(text)) return false;
  const { changes, state: then } = advance(state, { text }, talkContext(services, talk));
  const changed = changes.flatMap(({ fact, old }) => (old === undefined ? [] : [fact]));
  const isFigure = QUANTITY_FACTS.some((fact) => changed.includes(fact)) || then.doubts.length > 0;
  return changed.includes("region") && isFigure;
}

function askWhich(talk: Talk<MessageEvent>, { data }: Kept<Project>): Outcome {
  const name = projectName(data, talk.language);
  const card: CardReply = {
    kind: "card",
    blocks: [{ kind: "text", text: talk.say(projectTexts.whichProject, { name }) }],
    buttons: [
      [
        button(talk.say(projectTexts.another), "project.another"),
        button(talk.say(projectTexts.amend), "project.amend"),
      ],
      [personButton(talk)],
    ],
  };
  return reply(talk, [card], keepWaiting(talk, { text: talk.event.text }));
}

function plain(text: string): string {
  return toSimplified(text.normalize("NFKC").toLowerCase())
    .trim()
    .replace(/[。.!！吧]+$/u, "");
}
