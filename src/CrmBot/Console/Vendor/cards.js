// The official renderer and a Markdown processor that never passes HTML on.
import MarkdownIt from "markdown-it";

export { Action, AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction, SubmitAction } from "adaptivecards";

export const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable("image");
