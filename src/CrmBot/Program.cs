using CrmBot;
using CrmBot.Commands;

return CommandLine.IsCommand(args) ? await CommandLine.RunAsync(args) : await CrmBotApp.ServeAsync(args);
