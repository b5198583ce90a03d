using CrmBot.Features.Api;
using CrmBot.Features.Birthdays;
using CrmBot.Features.Boards;
using CrmBot.Features.Campaigns;
using CrmBot.Features.Company;
using CrmBot.Features.Contracts;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Demo;
using CrmBot.Features.Digests;
using CrmBot.Features.Exports;
using CrmBot.Features.Feedback;
using CrmBot.Features.Goals;
using CrmBot.Features.Health;
using CrmBot.Features.Help;
using CrmBot.Features.Hooks;
using CrmBot.Features.Imports;
using CrmBot.Features.Interactions;
using CrmBot.Features.Knowledge;
using CrmBot.Features.Leads;
using CrmBot.Features.Lists;
using CrmBot.Features.Loyalty;
using CrmBot.Features.Monthly;
using CrmBot.Features.OwnNumbers;
using CrmBot.Features.Orders;
using CrmBot.Features.Outgoing;
using CrmBot.Features.Operating;
using CrmBot.Features.People;
using CrmBot.Features.Places;
using CrmBot.Features.Privacy;
using CrmBot.Features.Quality;
using CrmBot.Features.Reminders;
using CrmBot.Features.Reports;
using CrmBot.Features.Rounds;
using CrmBot.Features.Rules;
using CrmBot.Features.Surveys;
using CrmBot.Features.Tickets;
using CrmBot.Features.Tiers;
using CrmBot.Features.Watching;
using CrmBot.Runtime.Store;

namespace CrmBot;

/// <summary>What the bot can do, in reading order.</summary>
internal static class FeatureList
{
    public static IServiceCollection AddFeatures(this IServiceCollection services) => services
        .AddCompany()
        .AddPeople()
        .AddRules()
        .AddWatching()
        .AddCustomers()
        .AddLeads()
        .AddInteractions()
        .AddReminders()
        .AddDeals()
        .AddContracts()
        .AddTickets()
        .AddQuality()
        .AddOutgoing()
        .AddOrders()
        .AddSurveys()
        .AddPrivacy()
        .AddLists()
        .AddDigests()
        .AddReports()
        .AddGoals()
        .AddOwnNumbers()
        .AddBoards()
        .AddKnowledge()
        .AddLoyalty()
        .AddBirthdays()
        .AddTiers()
        .AddCampaigns()
        .AddImports()
        .AddHealth()
        .AddRounds()
        .AddMonthly()
        .AddPlaces()
        .AddApi()
        .AddHooks()
        .AddExports()
        .AddFeedback()
        .AddHelp()
        .AddOperating()
        .AddDemo();

    /// <summary>
    /// Every feature's part of the database model; read when the model is made, which is rarely: the shipped one is compiled.
    /// </summary>
    public static IEnumerable<IModelPart> ModelParts => new ServiceCollection()
        .AddFeatures()
        .Where(service => service.ServiceType == typeof(IModelPart))
        .Select(service => (IModelPart)Activator.CreateInstance(service.ImplementationType!, nonPublic: true)!);
}
