using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.Rights;

/// <summary>权限, for admins: what each role sees, changes and does not see, and a form to change one of them.</summary>
internal sealed class EditRights(RightsTable table, CardLibrary cards) : IPhraseHandler, ICardVerb
{
    // An admin who cannot see everything could lock everybody out.
    private static readonly IReadOnlyList<string> Editable = [.. Roles.All.Where(role => role != Roles.Admin)];

    public string Name => "rights";

    public string Verb => "rights.save";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => Task.FromResult<Reply>(
        turn.Actor.Role != Roles.Admin ? new Reply.Refuse("people.admit.onlyAdmins")
        : turn.Place.IsGroup ? new Reply.Refuse("people.pick.inDirectChat")
        : Card(turn, null));

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (turn.Actor.Role != Roles.Admin) return new Reply.Refuse("people.admit.onlyAdmins");
        if (action.Text("role") is not { } role || !Editable.Contains(role)) return new Reply.Refuse("people.admit.noRole");
        var now = table.Of(role);
        var see = Scope.Known.Contains(action.Text("see") ?? "") ? action.Text("see")! : now.See;
        var change = Scope.Known.Contains(action.Text("change") ?? "") ? action.Text("change")! : now.Change;
        if (Width(change) > Width(see)) return new Reply.Refuse("rights.changeWiderThanSee");
        string[] masks = [.. (action.Text("masks") ?? "").Split(',').Where(RightsTable.Fields.All.Contains)];
        await StoreAsync(turn, role, see, change, masks, cancellationToken);
        return Card(turn, (role, new Right(see, change, masks)));
    }

    private static async Task StoreAsync(
        Turn turn, string role, string see, string change, string[] masks, CancellationToken cancellationToken)
    {
        var id = RoleRight.IdOf(role);
        var right = await turn.Work.Records.FindAsync<RoleRight>(id, cancellationToken);
        if (right is null) turn.Db.Add(right = new RoleRight { Id = id, Role = role, See = see, Change = change });
        (right.See, right.Change, right.Masks) = (see, change, masks);
        await turn.Work.World.ChangedAsync("role_right", id, cancellationToken);
    }

    private static int Width(string scope) => Scope.Known.ToList().IndexOf(scope);

    // The table follows after the commit; the card of this turn shows what was just chosen.
    private Reply.Card Card(Turn turn, (string Role, Right Right)? changed) => new("rights", new JsonObject
    {
        ["rows"] = new JsonArray(
            [.. Roles.All.Select(role => (JsonNode)Row(turn.Locale, role, changed?.Role == role ? changed.Value.Right : table.Of(role)))]),
        ["roles"] = new JsonArray([.. Editable.Select(role => (JsonNode)Choice(turn.Locale, "people.role." + role, role))]),
        ["scopes"] = new JsonArray([.. Scope.Known.Select(scope => (JsonNode)Choice(turn.Locale, "rights.scope." + scope, scope))]),
        ["fields"] =
            new JsonArray([.. RightsTable.Fields.All.Select(field => (JsonNode)Choice(turn.Locale, "rights.field." + field, field))]),
        ["say"] = new JsonObject { ["done"] = changed is null ? "" : cards.Words(turn.Locale, "rights.saved") },
    });

    private JsonObject Row(string locale, string role, Right right) => new()
    {
        ["say"] = new JsonObject
        {
            ["role"] = cards.Words(locale, "people.role." + role),
            ["see"] = cards.Words(locale, "rights.sees", ("scope", cards.Words(locale, "rights.scope." + right.See))),
            ["change"] = cards.Words(locale, "rights.changes", ("scope", cards.Words(locale, "rights.scope." + right.Change))),
            ["masks"] = right.Masks.Count == 0 ? "" : cards.Words(locale, "rights.hidden", ("fields", string.Join(
                cards.Words(locale, "common.list_separator"), right.Masks.Select(mask => cards.Words(locale, "rights.field." + mask))))),
        },
    };

    private JsonObject Choice(string locale, string key, string value) => new() { ["title"] = cards.Words(locale, key), ["value"] = value };
}
