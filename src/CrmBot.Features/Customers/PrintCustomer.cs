using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>A customer's facts as people read them.</summary>
internal sealed class PrintCustomer(CardLibrary cards, CompanySettings settings, WhenWords when)
{
    private const string Dot = " · ";

    /// <summary>机械 · 苏州.</summary>
    public string Line(Customer customer, string locale) =>
        Joined(Industries.Word(customer.Industry, locale), CompanySettings.Word(settings.Regions, customer.Region, locale));

    /// <summary>A 级 · 核心客户 · 报价; our words only.</summary>
    public string Chips(Customer customer, string locale) => Joined(
        customer.Grade is { } grade ? cards.Words(locale, "customer.grade", ("grade", grade)) : null,
        customer.Tier is { } tier ? cards.Words(locale, "customer.tier", ("tier", Tier(tier, locale))) : null,
        Stage(customer.Stage, locale));

    public string Tier(string? code, string locale) => CompanySettings.Word(settings.Tiers, code, locale);

    public string Stage(string? code, string locale) => CompanySettings.Word(settings.Stages, code, locale);

    public string Source(string? code, string locale) => CompanySettings.Word(settings.Sources, code, locale);

    public string Owner(string? name, string? team, string locale) => name is null
        ? cards.Words(locale, "customer.pool")
        : Joined(name, CompanySettings.Word(settings.Teams, team, locale));

    /// <summary>3 个月内, from P3M; the code as it is when it is none of ours.</summary>
    public string Within(string duration, string locale)
    {
        var unit = duration.Length > 2 ? duration[^1] : ' ';
        return duration[0] == 'P' && int.TryParse(duration[1..^1], out var count) && unit is 'D' or 'W' or 'M' or 'Y'
            ? cards.Words(locale, "customer.within." + unit, ("count", count))
            : duration;
    }

    public static string Method(ContactMethod method, IReadOnlySet<string> masked) => method.Kind switch
    {
        MethodKind.Phone when masked.Contains(CustomerPolicy.Fields.Phone) => PhoneNumber.Mask(method.Value),
        MethodKind.Phone => PhoneNumber.Print(method.Value),
        MethodKind.Email when masked.Contains(CustomerPolicy.Fields.Email) => MailAddress.Mask(method.Value),
        MethodKind.Wechat when masked.Contains(CustomerPolicy.Fields.Wechat) => "****",
        _ => method.Value,
    };

    public string MethodKindWord(MethodKind kind, string locale) =>
        cards.Words(locale, "customer.label." + kind.ToString().ToLowerInvariant());

    /// <summary>Where we have a contact method from: 林涛 3月2日 周一记下 · 展会.</summary>
    public string Origin(ContactMethod method, string? teller, long now, TimeZoneInfo zone, string locale)
    {
        var day = when.FullDay(Instants.DayOf(method.ToldAt, zone), Instants.DayOf(now, zone), locale);
        return Joined(teller, day, method.Source is { } source ? Source(source, locale) : null);
    }

    public string RoleOf(ChainMember member, string locale)
    {
        var role = member.Role is { } code ? cards.Words(locale, "customer.role." + code) : null;
        var stance = member.Stance is { } side ? cards.Words(locale, "customer.stance." + side) : null;
        return string.Join(locale.StartsWith("zh", StringComparison.Ordinal) ? "，" : ", ", new[] { role, stance }.OfType<string>());
    }

    public string Day(long instant, long now, TimeZoneInfo zone, string locale) => when.FullDay(instant, now, zone, locale);

    /// <summary>Without 今天, for a card that stays in the chat.</summary>
    public string Date(long instant, long now, TimeZoneInfo zone, string locale) => when.Date(instant, now, zone, locale);

    public string Label(string field, string locale) => cards.Words(locale, "customer.label." + field);

    public string Words(string locale, string key, params ReadOnlySpan<(string Name, object? Value)> values) =>
        cards.Words(locale, key, values);

    public bool HasWords(string key) => cards.HasWords(key);

    /// <summary>
    /// The card of something just noted about a customer; in a group the customer's open card, which shows nothing private.
    /// </summary>
    /// <param name="hint">One more sentence of ours, or empty.</param>
    public Reply Noted(Turn turn, Customer customer, string titleKey, IEnumerable<JsonObject> rows, string hint) => turn.Place.IsGroup
        ? new Reply.OfRecord(new("customer", customer.Id))
        : new Reply.Card(
            "customer-noted",
            new JsonObject
            {
                ["say"] = new JsonObject { ["title"] = Words(turn.Locale, titleKey), ["hint"] = hint },
                ["name"] = customer.Name,
                ["rows"] = CardRow.List(rows),
            },
            new("customer", customer.Id));

    public static string Joined(params ReadOnlySpan<string?> parts)
    {
        List<string> present = [];
        foreach (var part in parts)
            if (!string.IsNullOrEmpty(part)) present.Add(part);
        return string.Join(Dot, present);
    }

}
