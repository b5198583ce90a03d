using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Privacy;

/// <summary>
/// The card of a request: who it is about, what it would touch, who decides;
/// afterwards what was done, and which backups still have it until when.
/// </summary>
internal sealed class PrivacyCard(
    PrivacySubject subjects, IPersonDirectory people, CardLibrary cards, WhenWords when, IOlderCopies copies) : IRecordCard
{
    private const int MostCopies = 6;

    public string Kind => "privacy_request";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (cardView.Viewer is not { } viewer || await view.Records.ReadAsync<PrivacyRequest>(id, cancellationToken) is not { } request)
            return null;
        var decides = await Deciders.MayDecideAsync(view, viewer, request, await subjects.TeamAsync(view, request, cancellationToken),
            cancellationToken);
        if (!decides && request.AskedBy != viewer.Id && !Roles.SeesEverything(viewer.Role)) return null;
        var (name, contact) = await subjects.NameAsync(view, request, cancellationToken);
        var data = new JsonObject
        {
            ["name"] = name,
            ["contact"] = contact,
            ["asked"] = await NameAsync(view, request.AskedBy, cancellationToken),
            ["decided"] = await NameAsync(view, request.DecidedBy, cancellationToken),
            ["reason"] = request.Reason ?? "",
            ["decides"] = decides && request.State == PrivacyState.Open,
            ["erases"] = request.Act == PrivacyRequest.Erase,
            ["ready"] = IsReady(view, request) && request.AskedBy == viewer.Id,
            ["rows"] = CardRow.List(Rows(request, cardView.Locale)),
            ["copies"] = CardRow.List(Copies(request, view.Now, cardView)),
            ["say"] = Say(request, view, cardView),
        };
        return new("privacy-request", data, "privacy.summary");
    }

    public static bool IsReady(ReadView view, PrivacyRequest request) =>
        request is { Act: PrivacyRequest.Export, State: PrivacyState.Confirmed } && view.Now < request.Until;

    private JsonObject Say(PrivacyRequest request, ReadView view, CardView cardView) => new()
    {
        ["title"] = Word(cardView,
            $"privacy.title.{request.Act}.{(request.IsOwn ? "own" : request.ContactId is null ? "customer" : "contact")}"),
        ["state"] = State(request, view, cardView),
        ["what"] = What(request, cardView),
        ["asked"] = when.DatedMoment(Instants.ToLocal(request.AskedAt, cardView.Zone), Instants.ToLocal(view.Now, cardView.Zone),
            cardView.Locale),
        ["key"] = ProfileData.KeyOf(request.Id),
    };

    private string State(PrivacyRequest request, ReadView view, CardView cardView)
    {
        var until = when.DatedMoment(
            Instants.ToLocal(request.Until, cardView.Zone), Instants.ToLocal(view.Now, cardView.Zone), cardView.Locale);
        return request switch
        {
            { State: PrivacyState.Open } when view.Now < request.Until => Word(cardView, "privacy.state.open", ("until", until)),
            { State: PrivacyState.Refused } => Word(cardView, "privacy.state.refused"),
            { State: PrivacyState.Open or PrivacyState.Expired } => Word(cardView, "privacy.state.expired"),
            { State: PrivacyState.Done } => Word(cardView, "privacy.state.done"),
            { Act: PrivacyRequest.Erase } => Word(cardView, "privacy.state.erasing"),
            _ => Word(cardView, IsReady(view, request) ? "privacy.state.ready" : "privacy.state.expired", ("until", until)),
        };
    }

    private string What(PrivacyRequest request, CardView cardView)
    {
        if (request.Act == PrivacyRequest.Export) return Word(cardView, request.IsOwn ? "privacy.what.exportOwn" : "privacy.what.export");
        if (request.State is PrivacyState.Done) return Word(cardView, "privacy.what.erased");
        return Word(cardView, request.ContactId is null ? "privacy.what.eraseCustomer" : "privacy.what.eraseContact");
    }

    // Kinds that have no word of their own are counted together.
    private List<JsonObject> Rows(PrivacyRequest request, string locale)
    {
        var named = request.Counts.Where(one => one.Count > 0)
            .GroupBy(one => cards.HasWords("privacy.kind." + one.Kind) ? "privacy.kind." + one.Kind : "privacy.otherRecords");
        return [.. named.OrderBy(group => group.Key == "privacy.otherRecords").ThenByDescending(group => group.Sum(one => one.Count))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
                CardRow.Of(cards.Words(locale, group.Key), cards.Words(locale, "privacy.count", ("count", group.Sum(one => one.Count)))))];
    }

    private List<JsonObject> Copies(PrivacyRequest request, long now, CardView cardView)
    {
        if (request is not { Act: PrivacyRequest.Erase, State: PrivacyState.Done, LeaseUntil: var done }) return [];
        var older = copies.Before(done).ToList();
        List<JsonObject> rows = [.. older.Take(MostCopies).Select(copy => CardRow.Of(copy.Name, copy.GoneAt is { } gone
            ? Word(cardView, "privacy.copy.until",
                ("day", when.FullDay(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(gone, cardView.Zone).DateTime),
                    DateOnly.FromDateTime(Instants.ToLocal(now, cardView.Zone)), cardView.Locale)))
            : Word(cardView, "privacy.copy.byHand")))];
        if (older.Count > MostCopies) rows.Add(CardRow.Of(Word(cardView, "privacy.copy.more", ("count", older.Count - MostCopies)), ""));
        return rows;
    }

    private async Task<string> NameAsync(ReadView view, Guid? id, CancellationToken cancellationToken) =>
        id is { } known ? (await people.FindAsync(view, known, cancellationToken))?.Name ?? "" : "";

    private string Word(CardView cardView, string key, params (string Name, object? Value)[] values) =>
        cards.Words(cardView.Locale, key, values);
}
