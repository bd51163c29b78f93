/**
 * Whether a request that failed never went out: no connection was made, or its address was not found. Whatever
 * else breaks a request, the other side may have carried it out.
 */
export function isNeverSent(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isNeverSent);
  if (!(error instanceof Error)) return false;
  const syscall = "syscall" in error ? error.syscall : undefined;
  const code = "code" in error ? error.code : undefined;
  return (
    syscall === "connect" ||
    syscall === "getaddrinfo" ||
    code === "UND_ERR_CONNECT_TIMEOUT" ||
    isNeverSent(error.cause)
  );
}
