import { describeAdapter } from "../../contract/adapter.ts";
import { createFeishuHarness } from "./harness.ts";

describeAdapter("Feishu", createFeishuHarness);
