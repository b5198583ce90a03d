using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Digests;

/// <summary>The card of one digest, drawn from what was counted when it was made.</summary>
internal sealed class DigestCard(DigestWords words) : IRecordCard
{
    public string Kind => "digest";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Digest>(id, cancellationToken) is not { } digest) return null;
        var content = DigestContent.Read(digest.Body);
        var locale = cardView.Locale;
        var data = new JsonObject
        {
            ["blocks"] = content.IsEmpty ? [] : CardRow.List(content.Blocks.Where(block => block.Numbers.Count > 0).Select(block => Block(block, digest, locale))),
            ["advice"] = digest.InGroup ? [] : CardRow.List(content.Advice.Select(advice => Advice(advice, locale))),
            ["scope"] = digest.Scope,
            ["mine"] = cardView.Viewer?.Id == digest.ReaderId,
            ["say"] = new JsonObject
            {
                ["title"] = words.Title(digest, Today(view, digest), locale),
                ["empty"] = content.IsEmpty ? words.Say(locale, "digest.empty") : "",
            },
        };
        return new CardContent("digest", data, "digest.summary." + DigestKinds.Word(digest.Kind));
    }

    private static DateOnly Today(ReadView view, Digest digest) => DateOnly.FromDateTime(Instants.ToLocal(view.Now, digest.TimeZone));

    private JsonObject Block(DigestBlock block, Digest digest, string locale) => new()
    {
        ["say"] = new JsonObject { ["title"] = words.Block(block.Block, locale) },
        ["numbers"] = CardRow.List(block.Numbers.Select(number => Number(number, digest, locale))),
    };

    private JsonObject Number(DigestNumber number, Digest digest, string locale) => new()
    {
        ["number"] = number.Name,
        ["opens"] = number.Ids.Count > 0,
        ["warns"] = number.IsWarning && number.Ids.Count > 0,
        ["say"] = new JsonObject
        {
            ["label"] = words.Number(number.Name, locale),
            ["value"] = number.Ids.Count.ToString("#,0", CultureInfo.InvariantCulture),
            ["note"] = PrintCustomer.Joined(digest.InGroup ? "" : DigestWords.Money(number.Sums, locale), words.Change(number, locale)),
        },
    };

    private JsonObject Advice(DigestAdvice advice, string locale) => new()
    {
        ["subject"] = advice.Subject,
        ["record"] = new RecordRef(advice.Kind, advice.Id).ToString(),
        ["say"] = new JsonObject { ["what"] = words.Say(locale, "digest.advice." + advice.Name) },
    };
}
