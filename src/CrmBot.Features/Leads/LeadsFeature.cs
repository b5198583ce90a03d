using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Leads;

/// <summary>New leads: one sentence opens a file, unless the customer is known already.</summary>
public static class LeadsFeature
{
    public static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddSingleton<ReadLead>()
        .AddSingleton<LeadCard>()
        .AddSingleton<SameLead>()
        .AddSingleton<AddLead>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<AddLead>())
        .AddSingleton<ICardVerb, JoinLead>()
        .AddSingleton<ICardVerb, CreateLeadAnyway>();
}
