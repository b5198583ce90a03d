// Readers of one topic stand in a folder of their own and use those of the others freely.
global using CrmBot.Language.Intents.Customers;
global using CrmBot.Language.Intents.Deals;
global using CrmBot.Language.Intents.Fixes;
global using CrmBot.Language.Intents.Leads;
global using CrmBot.Language.Intents.Lists;
global using CrmBot.Language.Intents.Notes;
global using CrmBot.Language.Intents.Reminders;
global using CrmBot.Language.Intents.Surveys;
global using CrmBot.Language.Intents.Talk;
global using CrmBot.Language.Intents.Tickets;
global using CrmBot.Language.Intents.Topics;
