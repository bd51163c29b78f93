import type { KnowledgeBase, Passage } from "../../knowledge/knowledge-base.ts";
import { isOfficer } from "../desk/access.ts";
import type { Services } from "../services.ts";
import type { Talk } from "../talk.ts";

export type Persona = "investor" | "officer";

/** Who asks: an officer of any desk may see staff documents. Nobody is looked up where there are none. */
export async function personaOf(services: Services, { turn, event }: Talk): Promise<Persona> {
  const { documents } = services.knowledge;
  if (documents.every(({ audience }) => audience === "public")) return "investor";
  const person = event.from;
  const found = await Promise.all(
    services.desks.desks.map((desk) => isOfficer(services, turn, { desk, person })),
  );
  return found.includes(true) ? "officer" : "investor";
}

/** The passage, if its document is for those who ask. */
export function openTo(
  persona: Persona,
  knowledge: KnowledgeBase,
  passage: Passage | undefined,
): Passage | undefined {
  if (passage === undefined || persona === "officer") return passage;
  return knowledge.document(passage.document)?.audience === "staff" ? undefined : passage;
}
