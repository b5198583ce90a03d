using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>A tap on one of the offered customers: answers what was asked about it.</summary>
internal sealed class OpenCustomer(ShowCustomer show) : ICardVerb
{
    private static readonly string[] Slots = ["view", "field", "who", "n", "type"];

    public string Verb => ChooseCustomer.OpenVerb;

    public bool IsRead => true;

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var slots = new JsonObject { [FindCustomer.IdSlot] = action.Text("id") ?? "" };
        if (action.Data["frame"] is JsonObject asked)
            foreach (var slot in Slots)
                if (asked[slot] is JsonValue value) slots[slot] = value.DeepClone();
        return show.HandleAsync(turn, new Frame("show", slots), cancellationToken);
    }
}
