import type { DocumentFile } from "../../bot/core/reply.ts";

/** The newest, in memory; who comes later asks the bot again. */
const MAX_DOCUMENTS = 50;

/** Documents the bot handed over, by delivery. */
export interface Documents {
  put(id: string, document: DocumentFile): void;
  get(id: string): DocumentFile | undefined;
}

export function createDocuments(): Documents {
  const kept = new Map<string, DocumentFile>();
  return {
    put: (id, document) => {
      kept.delete(id);
      kept.set(id, document);
      const [oldest] = kept.keys();
      if (kept.size > MAX_DOCUMENTS && oldest !== undefined) kept.delete(oldest);
    },
    get: (id) => kept.get(id),
  };
}
