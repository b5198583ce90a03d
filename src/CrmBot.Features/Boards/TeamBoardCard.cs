using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Boards;

/// <summary>Whether a team's board is on, where it comes and what earns points.</summary>
internal sealed class TeamBoardCard(DigestWords words, CompanySettings settings) : IRecordCard
{
    public string Kind => "team_board";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<TeamBoard>(id, cancellationToken) is not { } board) return null;
        var locale = cardView.Locale;
        var team = CompanySettings.Word(settings.Teams, board.Team, locale);
        return new CardContent("team-board", new JsonObject
        {
            ["isOn"] = board.IsOn,
            ["mayChange"] = cardView.Viewer is null || Roles.LooksAfter(cardView.Viewer, board.Team),
            ["say"] = new JsonObject
            {
                ["title"] = words.Say(locale, board.IsOn ? "board.on" : "board.off", ("team", team)),
                ["when"] = words.Say(locale, board.PlaceKey is null ? "board.whenAlone" : "board.whenHere"),
                ["how"] = BoardCard.Rules(words, locale),
            },
        }, "board.settings");
    }
}
