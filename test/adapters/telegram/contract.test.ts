import { describeAdapter } from "../../contract/adapter.ts";
import { createTelegramHarness, createWebhookHarness } from "./harness.ts";

describeAdapter("Telegram", createTelegramHarness);
describeAdapter("Telegram by webhook", createWebhookHarness);
