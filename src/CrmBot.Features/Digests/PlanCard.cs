using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Digests;

/// <summary>How a digest is set up, with everything about it to change in place.</summary>
internal sealed class PlanCard(DigestWords words, MakeDigest makes, IPersonDirectory people, CompanySettings settings) : IRecordCard
{
    public string Kind => "digest_plan";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<DigestPlan>(id, cancellationToken) is not { } plan) return null;
        var locale = cardView.Locale;
        var reader = await people.FindAsync(view, plan.PersonId ?? plan.CreatedBy, cancellationToken);
        IReadOnlyList<string> chosen = plan.Blocks.Count > 0 ? plan.Blocks : makes.UsualBlocks(plan.Kind, reader?.Role ?? "", reader?.Team);
        var owner = plan.OwnerId is { } one ? (await people.FindAsync(view, one, cancellationToken))?.Name : null;
        var data = new JsonObject
        {
            ["isOn"] = plan.IsOn,
            ["mayChange"] = cardView.Viewer?.Id == plan.CreatedBy,
            ["clock"] = plan.Clock,
            ["chosen"] = string.Join(',', chosen),
            ["blocks"] =
                CardRow.List(makes.Blocks.Select(block => new JsonObject { ["title"] = words.Block(block, locale), ["value"] = block })),
            ["limits"] = PrintCustomer.Joined(
                owner, CompanySettings.Word(settings.Teams, plan.Team, locale), CompanySettings.Word(settings.Regions, plan.Region, locale),
                plan.Grade),
            ["say"] = new JsonObject
            {
                ["title"] = words.Say(locale, plan.IsOn ? "digest.plan.on" : "digest.plan.off",
                    ("kind", words.Say(locale, "digest.kind." + DigestKinds.Word(plan.Kind)))),
                ["when"] = words.Schedule(plan, locale),
                ["blocks"] = string.Join(words.Say(locale, "common.list_separator"), chosen.Select(block => words.Block(block, locale))),
            },
        };
        return new CardContent("digest-plan", data, "digest.plan.summary");
    }
}
