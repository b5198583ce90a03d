using CrmBot.Features.Company;
using CrmBot.Runtime.People;

namespace CrmBot.Features.Customers;

/// <summary>
/// 48k from somebody in New York are dollars, from London pounds: where nothing
/// else tells in what a customer pays, it is what is paid where the speaker works.
/// </summary>
internal static class ZoneCurrency
{
    /// <returns>ISO code; null for customers in the company's own regions
    /// or with a Chinese name, and for zones that tell nothing.</returns>
    public static string? Of(Actor actor, Customer customer, CompanySettings settings) =>
        Of(actor, customer.Name, customer.Region, settings);

    /// <inheritdoc cref="Of(Actor, Customer, CompanySettings)"/>
    public static string? Of(Actor actor, string name, string? region, CompanySettings settings)
    {
        if (name.AsSpan().ContainsAnyInRange('\u2E80', '\u9FFF')
            || (region is not null && settings.Regions.Any(known => known.Code == region))) return null;
        return actor.Zone.Id switch
        {
            "Europe/London" => "GBP",
            "America/New_York" or "America/Chicago" or "America/Denver" or "America/Phoenix" or "America/Los_Angeles"
                or "America/Detroit" => "USD",
            "Europe/Berlin" or "Europe/Paris" or "Europe/Madrid" or "Europe/Rome" or "Europe/Amsterdam" or "Europe/Brussels"
                or "Europe/Vienna" or "Europe/Dublin" => "EUR",
            _ => null,
        };
    }
}
