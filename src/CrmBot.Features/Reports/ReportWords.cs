using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Reports;

/// <summary>A report in words.</summary>
internal sealed class ReportWords(
    CardLibrary cards, CompanySettings settings, IPersonDirectory people, ICustomerDirectory customers, DigestWords digests)
{
    /// <summary>What keys of kinds of tickets begin with.</summary>
    public const string TicketType = "type:";

    public string Say(string locale, string key, params ReadOnlySpan<(string Name, object? Value)> values) =>
        cards.Words(locale, key, values);

    /// <summary>转化率 · 按来源.</summary>
    public string Title(ReportQuestion question, string locale) =>
        PrintCustomer.Joined(Say(locale, question.Sold is { } sold ? "report.sold." + sold : "report.measure." + question.Measure),
            Say(locale, "report.by." + By(question)));

    /// <summary>对比 11月16日 周一 – 11月22日 周日; empty where nothing is compared.</summary>
    public string Compared(ReportQuestion question, DateOnly today, string locale) =>
        question.Compare is [_, var other] && PeriodCode.Read(other) is var (first, last)
            ? Say(locale, "report.compared", ("days", digests.Days(first, last, today, locale))) : "";

    /// <summary>What a group is called, and whether somebody typed that.</summary>
    public async Task<(string Text, bool IsTyped)> NameAsync(
        ReadView view, string by, string key, string locale, CancellationToken cancellationToken)
    {
        if (key.Length > 0 && by == "owner")
            return ((await people.FindAsync(view, Guid.ParseExact(key, "N"), cancellationToken))?.Name ?? "", true);
        if (key.Length > 0 && by == "customer")
            return ((await customers.FindAsync(view, Guid.ParseExact(key, "N"), cancellationToken))?.Name ?? "", true);
        return Key(by, key, locale);
    }

    /// <summary>The same for a group that is not a colleague.</summary>
    public (string Text, bool IsTyped) Key(string by, string key, string locale)
    {
        if (key.Length == 0) return (Say(locale, by == "owner" ? "customer.pool" : "report.unknown"), false);
        return by switch
        {
            "stage" => (CompanySettings.Word(settings.Stages, key, locale), false),
            "team" => (CompanySettings.Word(settings.Teams, key, locale), false),
            "src" => (CompanySettings.Word(settings.Sources, key, locale), false),
            "grade" => (Say(locale, "customer.grade", ("grade", key)), false),
            "region" => settings.Regions.Any(region => region.Code == key)
                ? (CompanySettings.Word(settings.Regions, key, locale), false)
                : (key, true),
            "industry" => (Industries.Word(key, locale), true),
            "reason" => Reason(key, locale),
            _ when key.StartsWith(TicketType, StringComparison.Ordinal) => Type(key[TicketType.Length..], locale),
            "month" => (key, false),
            "week" => (Week(key), false),
            _ when cards.HasWords($"{by}.report.row.{key}") => (Say(locale, $"{by}.report.row.{key}"), false),
            _ => (key, true),
        };
    }

    /// <summary>11-23 – 11-29 of 2026-W48: nobody counts weeks.</summary>
    private static string Week(string key) => PeriodCode.Read(key) is var (first, last)
        ? string.Create(CultureInfo.InvariantCulture, $"{first:MM-dd} – {last:MM-dd}") : key;

    /// <summary>What the list behind a number is called: the group's name, and which of a rate's two numbers it is.</summary>
    public async Task<(string Text, bool IsTyped)> NumberAsync(
        ReadView view, ReportQuestion question, string number, string locale, CancellationToken cancellationToken)
    {
        var at = number.IndexOf('|', StringComparison.Ordinal);
        var name = await NameAsync(view, question.By, number[(at + 1)..], locale, cancellationToken);
        return name.IsTyped ? name : (PrintCustomer.Joined(Say(locale, "report.measure." + question.Measure), name.Text), false);
    }

    // Kinds that an admin has added are typed.
    private (string, bool) Type(string code, string locale) =>
        settings.TicketTypes.Any(type => type.Code == code)
            ? (CompanySettings.Word(settings.TicketTypes, code, locale), false)
            : (code, true);

    private (string, bool) Reason(string key, string locale)
    {
        if (cards.HasWords("deal.reason." + key)) return (Say(locale, "deal.reason." + key), false);
        return settings.WinFactors.Any(factor => factor.Code == key)
            ? (CompanySettings.Word(settings.WinFactors, key, locale), false)
            : (key, true);
    }

    /// <summary>The number people asked for: a rate, a sum of money, or how many.</summary>
    public string Value(ReportLine line, IReportSource source, bool inGroup, string locale)
    {
        if (source.IsRate) return line.All is { Ids.Count: > 0 } ? Percent(line.Rate) : "–";
        return source.IsMoney && !inGroup && line.Now.Sums.Count > 0
            ? DigestWords.Money(line.Now.Sums, locale)
            : Count(line.Now.Ids.Count, locale);
    }

    public string Count(int count, string locale) =>
        Say(locale, "report.count", ("count", count.ToString("#,0", CultureInfo.InvariantCulture)));

    /// <summary>Its share of all, and how it was before.</summary>
    public string Note(ReportLine line, IReadOnlyList<ReportLine> lines, IReportSource source, bool inGroup, string locale)
    {
        List<string> parts = [];
        var total = lines.Sum(other => other.Now.Ids.Count);
        var ofMoney = source.IsMoney && !inGroup;   // beside a sum the share of the count says whose share it is
        if (ofMoney) parts.Add(Things(line.Now.Ids.Count, source, locale));
        if (!source.IsRate && lines.Count > 1 && total > 0)
            parts.Add(
                Say(locale, ofMoney ? "report.shareOfCount" : "report.share", ("share", Percent((decimal)line.Now.Ids.Count / total))));
        if (source.IsRate && line.All is { Ids.Count: > 0 and < WeakestLink.LeastCount }) parts.Add(Say(locale, "report.few"));
        if (Before(line, source, inGroup, locale) is { } before) parts.Add(Say(locale, "report.before", ("value", before)));
        return string.Join(" · ", parts);
    }

    /// <summary>All groups together.</summary>
    public string Total(IReadOnlyList<ReportLine> lines, IReportSource source, bool inGroup, string locale)
    {
        // Who counts in several groups counts once in all of them.
        var hits = lines.SelectMany(line => line.Now.Ids).Distinct().Count();
        if (source.IsRate)
        {
            var all = lines.SelectMany(line => line.All!.Ids).Distinct().Count();
            return Say(locale, "report.totalRate", ("rate", all == 0 ? "–" : Percent((decimal)hits / all)), ("hits", hits), ("all", all));
        }

        if (!source.IsMoney || inGroup) return Say(locale, "report.total", ("count", Things(hits, source, locale)));
        var sums = lines.SelectMany(line => line.Now.Sums).GroupBy(sum => sum.Key)
            .ToDictionary(group => group.Key, group => group.Sum(sum => sum.Value));
        return PrintCustomer.Joined(Say(locale, "report.total", ("count", Things(hits, source, locale))), DigestWords.Money(sums, locale));
    }

    /// <summary>3 单, 3 次: how many of what.</summary>
    private string Things(int count, IReportSource source, string locale) =>
        cards.HasWords("report.things." + source.Kind)
            ? Say(locale, "report.things." + source.Kind, ("count", count))
            : count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Percent(decimal share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private string? Before(ReportLine line, IReportSource source, bool inGroup, string locale)
    {
        if (source.IsRate) return line.RateBefore is { } rate ? Percent(rate) : null;
        if (line.Was is not { } was) return null;
        return source.IsMoney && !inGroup && was.Sums.Count > 0 ? DigestWords.Money(was.Sums, locale) : Count(was.Ids.Count, locale);
    }

    private static string By(ReportQuestion question) => question is { Measure: "win", By: "reason" } ? "factor" : question.By;
}
