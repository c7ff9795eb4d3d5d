// Starts the service `goalcheck lsp` and connects it to the editor; everything else is there.

import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("goalcheck.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("goalcheck")) {
        return restart();
      }
    }),
  );
  await start();
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}

async function restart(): Promise<void> {
  await client?.dispose();
  client = undefined;
  await start();
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("goalcheck");
  const [command, ...args] = settings.get<string[]>("command", ["goalcheck", "lsp"]);
  const cwd = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const server: ServerOptions = { command, args, options: { cwd } };
  const options: LanguageClientOptions = {
    documentSelector: [{ language: "yaml", scheme: "file" }, { language: "yaml", scheme: "untitled" }],
    initializationOptions: { setDelay: settings.get<number>("setDelay", 400) },
    synchronize: {
      // What a check rests on besides the open files: other tables, configuration, packs.
      fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{yaml,yml,docx,xlsx}"),
    },
  };
  const made = new LanguageClient("goalcheck", "goalcheck", server, options);
  client = made;
  try {
    await made.start();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      `没有启动 goalcheck（${command}）：${said}。请核对设置 goalcheck.command，怎样安装见 docs/编辑器.md。`,
    );
  }
}
