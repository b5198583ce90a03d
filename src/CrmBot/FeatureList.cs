using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Demo;
using CrmBot.Features.Digests;
using CrmBot.Features.Exports;
using CrmBot.Features.Feedback;
using CrmBot.Features.Help;
using CrmBot.Features.Interactions;
using CrmBot.Features.Leads;
using CrmBot.Features.People;
using CrmBot.Features.Reminders;
using CrmBot.Runtime.Store;

namespace CrmBot;

/// <summary>What the bot can do, in reading order.</summary>
internal static class FeatureList
{
    public static IServiceCollection AddFeatures(this IServiceCollection services) => services
        .AddCompany()
        .AddPeople()
        .AddCustomers()
        .AddLeads()
        .AddInteractions()
        .AddReminders()
        .AddDigests()
        .AddExports()
        .AddFeedback()
        .AddHelp()
        .AddDemo();

    /// <summary>Every feature's part of the database model; read when the model is made, which is rarely: the shipped one is compiled.</summary>
    public static IEnumerable<IModelPart> ModelParts => new ServiceCollection()
        .AddFeatures()
        .Where(service => service.ServiceType == typeof(IModelPart))
        .Select(service => (IModelPart)Activator.CreateInstance(service.ImplementationType!, nonPublic: true)!);
}
