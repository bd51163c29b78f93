import { describeAdapter } from "../../contract/adapter.ts";
import { createTelegramHarness } from "./harness.ts";

describeAdapter("Telegram", createTelegramHarness);
