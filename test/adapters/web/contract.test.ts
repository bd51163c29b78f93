import { describeAdapter } from "../../contract/adapter.ts";
import { createWebHarness } from "./harness.ts";

const NEVER_REFUSES = "there is no platform that could refuse: messages are kept in memory";

describeAdapter("The playground", createWebHarness, [
  {
    test: "a message that can't take another's place is sent as a new one",
    why: "every message can be changed at any time",
  },
  {
    test: "what goes into a thread that is gone stands in the group itself",
    why: "nobody can take a thread away",
  },
  { test: "a refused hurry says how long to wait", why: NEVER_REFUSES },
  { test: "somebody who blocked the bot is unreachable", why: NEVER_REFUSES },
  { test: "a broken platform is transient, and the next try gets through", why: NEVER_REFUSES },
  { test: "no error tells what was to be sent", why: NEVER_REFUSES },
]);
