// What the page itself says. What the bot says comes from cards/text.
const words = {
  "zh-CN": {
    skip: "跳到输入框", menu: "人员", change: "换人", side: "选择身份", clock: "业务时间", people: "你是谁", places: "在哪里说", messages: "对话", write: "输入消息，回车发送", attach: "发一个文件",
    send: "发送", language: "English", switchLanguage: "Switch to English",
    themes: { auto: "跟随系统", light: "浅色", dark: "深色" }, theme: "外观：{theme}",
    direct: "与{bot}私聊", edited: "已更新", reply: "回复", replyingTo: "回复 {name}：{text}", cancel: "取消", log: "记成跟进", close: "关闭", card: "一张卡片",
    mention: "@{bot}（不 @ 它就听不到，和 Teams 里一样）", empty: "试试这些话，或者直接打字。", working: "{bot}正在处理",
    hour: "+1 小时", day: "+1 天", tomorrow: "明早 9:00", next: "下一个提醒", moved: "现在是 {time}", nothingDue: "后面没有要到期的事", nothingYet: "到 {time} 都没有给你的消息",
    you: "{name} · {role}", unread: "{count} 条未读", resultUnknown: "按钮没有生效（{code}），请再试一次。", notSent: "没有发出去（{code}），请再试一次。",
    offline: "和机器人断开了，正在重新连接……", online: "已重新连接", noPeople: "还没有人员。数据准备好后刷新页面。",
    basic: "正在用简易样式显示卡片。安装 Node.js 后重新执行 dotnet run，就会换成 Teams 的官方样式。", badCard: "这张卡片无法显示。", required: "请填写这一项。",
    choose: "请选择", takeFile: "保存文件", declineFile: "不要", download: "下载", kilobytes: "约 {size} KB", yes: "是", image: "图片", done: "已处理",
    roles: { rep: "销售", lead: "组长", agent: "客服", presales: "售前", manager: "经理", director: "总监", admin: "管理员" },
    starters: {
      rep: ["帮助", "今天要做什么", "我的客户", "新线索 蓝鲸科技 采购李薇 13800138000 官网来的 想了解报价"],
      lead: ["帮助", "今天要做什么", "今天的日报", "谁还没首联"], agent: ["帮助", "还有哪些工单没人接", "来一单", "我手上的单"],
      manager: ["帮助", "今天的日报", "下个月能签多少", "上个月丢的单 按原因分"], director: ["帮助", "今天的日报", "下个月能签多少", "上个月丢的单 按原因分"],
      admin: ["帮助", "人员", "权限", "跟进规则"], place: ["帮助"], other: ["帮助", "今天要做什么"],
    },
  },
  "en-US": {
    skip: "Skip to the message box", menu: "People", change: "Change person", side: "Choose who you are", clock: "Business time", people: "Who you are", places: "Where you talk",
    messages: "Conversation", write: "Write a message, Enter sends", attach: "Send a file", send: "Send", language: "中文", switchLanguage: "切换到中文",
    themes: { auto: "System", light: "Light", dark: "Dark" }, theme: "Theme: {theme}",
    direct: "Chat with {bot}", edited: "Updated", reply: "Reply", replyingTo: "Replying to {name}: {text}", cancel: "Cancel", log: "Log it", close: "Close", card: "a card",
    mention: "@{bot} (it only hears you when mentioned, as in Teams)", empty: "Try one of these, or just type.", working: "{bot} is working on it",
    hour: "+1 h", day: "+1 day", tomorrow: "Tomorrow 9:00", next: "Next due", moved: "It is now {time}", nothingDue: "Nothing else is due", nothingYet: "Nothing for you until {time}",
    you: "{name} · {role}", unread: "{count} unread", resultUnknown: "The button did not work ({code}). Please try again.", notSent: "Not sent ({code}). Please try again.",
    offline: "Lost the bot, reconnecting…", online: "Connected again", noPeople: "There is nobody here yet. Reload when the demo company is ready.",
    basic: "Cards are shown in a basic view. Install Node.js and run dotnet run again to see them as Teams draws them.", badCard: "This card cannot be shown.",
    required: "Please fill this in.", choose: "Choose", takeFile: "Save the file", declineFile: "No, thanks", download: "Download", kilobytes: "About {size} KB", yes: "Yes", image: "Image", done: "Done",
    roles: { rep: "Sales", lead: "Team lead", agent: "Support", presales: "Presales", manager: "Manager", director: "Director", admin: "Admin" },
    starters: {
      rep: ["help", "what's on my plate today", "my customers", "new lead Fabrikam, Sara Lim sara@fabrikam.example, webinar, ~$120k"],
      lead: ["help", "what's on my plate today", "today's digest", "who hasn't been contacted yet"], agent: ["help", "unclaimed tickets", "next ticket", "my tickets"],
      manager: ["help", "today's digest", "forecast next month", "lost deals last month by reason"], director: ["help", "today's digest", "forecast next month", "lost deals last month by reason"],
      admin: ["help", "people", "permissions", "follow-up rules"], place: ["help"], other: ["help", "what's on my plate today"],
    },
  },
};

let current = localStorage.getItem("language") ?? (navigator.language.startsWith("zh") ? "zh-CN" : "en-US");
if (!words[current]) current = "zh-CN";

export const language = () => current;

export function switchLanguage() {
  current = current === "zh-CN" ? "en-US" : "zh-CN";
  localStorage.setItem("language", current);
}

/** The text for a key ("roles.rep"), with {places} filled. */
export function say(key, values = {}) {
  const found = key.split(".").reduce((at, part) => at?.[part], words[current]);
  return typeof found === "string" ? found.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "") : found;
}

/** Fills everything in the page that names a word. */
export function fillPage() {
  document.documentElement.lang = current;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.matches("textarea")) element.placeholder = say(element.dataset.label);
  }
}
