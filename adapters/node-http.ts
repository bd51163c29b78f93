/**
 * Node's own client. It is not imported: an `import` looks at everything the module exports, and one of these brings a
 * second client along (undici, for `WebSocket`): 50 ms of a start.
 */
export const http = process.getBuiltinModule("node:http");
export const https = process.getBuiltinModule("node:https");
