using System.Globalization;
using System.Text.Json.Nodes;

namespace CrmBot.Runtime.Turns.Drafts;

/// <summary>One of the offered choices.</summary>
internal sealed class ChooseInDraft(DraftCards cards) : DraftVerb(cards)
{
    public override string Verb => "draft.choose";

    protected override Task<Reply> ActAsync(Turn turn, Draft draft, CardAction action, CancellationToken cancellationToken)
    {
        if (!int.TryParse(action.Text("item"), NumberStyles.None, CultureInfo.InvariantCulture, out var item)
            || item >= draft.Choices.Count)
            return Task.FromResult<Reply>(new Reply.Refuse("draft.not_understood"));
        var choice = draft.Choices[item];
        var set = new JsonObject { [choice.Slot] = choice.Value.DeepClone() };
        return Cards.ShowAsync(turn, draft with { Frame = FramePatch.Apply(draft.Frame, set) }, editing: false, cancellationToken);
    }
}
