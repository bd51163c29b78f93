import { describeAdapter } from "../../contract/adapter.ts";
import { createFeishuHarness, createWebhookHarness } from "./harness.ts";

describeAdapter("Feishu", createFeishuHarness);
describeAdapter("Feishu by webhook", createWebhookHarness);
