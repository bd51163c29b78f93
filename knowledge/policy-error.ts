/** A document or a word list on the disk is wrong; `where` says in which file and line. */
export class PolicyError extends Error {
  readonly code = "policy";
  /** `file` or `file:line`. */
  readonly where: string;
  constructor(where: string, problem: string, options?: ErrorOptions) {
    super(`${where}: ${problem}`, options);
    this.where = where;
  }
}
