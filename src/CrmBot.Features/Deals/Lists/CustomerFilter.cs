using CrmBot.Features.Campaigns.Effect;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Interactions;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Deals.Lists;

/// <summary>The conditions of a list that are about the customer: region, industry, grade, tier, source, tags, silence.</summary>
internal static class CustomerFilter
{
    private static readonly string[] Slots = ["region", "region_is", "industry", "industry_is", "grade", "tier", "src", "tags",
        "silent_days", "contacted", Campaign];

    /// <summary>A campaign and what came of it (<c>came</c>), where its numbers are opened.</summary>
    private const string Campaign = "campaign";

    private static readonly long Day = (long)TimeSpan.FromDays(1).TotalMilliseconds;

    public static bool IsIn(ListRequest request) => Slots.Any(request.Has);

    /// <summary>The customers that meet them.</summary>
    public static IQueryable<Customer> Of(ReadView view, ListRequest request, CompanySettings settings)
    {
        IQueryable<Customer> customers = view.Db.Set<Customer>();
        if (request.Text("grade") is { } grade)
            customers = grade == ListRequest.Nothing ? customers.Where(c => c.Grade == null) : customers.Where(c => c.Grade == grade);
        if (request.Text("tier") is { } tier)
            customers = tier == ListRequest.Nothing ? customers.Where(c => c.Tier == null) : customers.Where(c => c.Tier == tier);
        if (request.Text("src") is { } source)
            customers = source == ListRequest.Nothing ? customers.Where(c => c.Source == null) : customers.Where(c => c.Source == source);
        if (request.Text("region") is { } region && settings.RegionsIn(region) is var regions)
            customers = customers.Where(c => c.Region != null && regions.Contains(c.Region));
        if (request.Text("region_is") is { } place)
            customers = place == ListRequest.Nothing ? customers.Where(c => c.Region == null) : customers.Where(c => c.Region == place);
        return Talked(view, request, Tagged(view, request, OfCampaign(view, request, OfIndustry(request, customers))));
    }

    private static IQueryable<Customer> OfIndustry(ListRequest request, IQueryable<Customer> customers)
    {
        if (request.Text("industry") is { } said && Industries.Spellings(said) is var names)
            customers = customers.Where(c => c.Industry != null && (c.Industry.Contains(said) || names.Contains(c.Industry)));
        if (request.Text("industry_is") is not { } exact) return customers;
        if (exact == ListRequest.Nothing) return customers.Where(c => c.Industry == null);
        var spellings = Industries.Spellings(exact);
        return customers.Where(c => c.Industry != null && spellings.Contains(c.Industry));
    }

    private static IQueryable<Customer> OfCampaign(ReadView view, ListRequest request, IQueryable<Customer> customers)
    {
        if (!Guid.TryParseExact(request.Text(Campaign), "N", out var campaign)) return customers;
        return MeasureEffect.Customers(view, campaign, request.Text("came") ?? "") is { } theirs
            ? customers.Where(c => theirs.Contains(c.Id)) : customers.Where(_ => false);
    }

    private static IQueryable<Customer> Tagged(ReadView view, ListRequest request, IQueryable<Customer> customers)
    {
        foreach (var tag in request.Texts("tags").Select(Tag.IdOf).Take(10))
            customers = customers.Where(c => view.Db.Set<CustomerTag>().Any(held => held.CustomerId == c.Id && held.TagId == tag));
        return customers;
    }

    private static IQueryable<Customer> Talked(ReadView view, ListRequest request, IQueryable<Customer> customers)
    {
        if (request.Number("silent_days") is { } days) customers = SilentCustomers.Since(view, customers, view.Now - (days * Day));
        return request.Text("contacted") == "false"
            ? customers.Where(c => !view.Db.Set<Interaction>().Any(talk => talk.CustomerId == c.Id))
            : customers;
    }
}
