using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Privacy.Consent;

/// <summary>可以再联系恒达的李总了: the taking back of 别再联系恒达李总, for which the language contract has no frame.</summary>
internal sealed class AllowContactPhrase(IReadSentences reader, FindCustomer find, AllowContact allow) : IPhrasePattern
{
    public string Name => "contact_again";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        var utterance = new Utterance(said["customer"] ?? "", Instants.ToOffset(turn.Now, turn.Actor.Zone), turn.Actor.Zone.Id,
            turn.Actor.Name);
        if (reader.Read(utterance).Frames is not [var frame] || !IsName(frame)) return null;
        if ((await find.FindAsync(turn, frame, cancellationToken)).Only is not { } customer) return null;
        turn.Memory.LastSubject = customer.Name;
        return await allow.AllowAsync(turn, customer.Id, frame.Text("who"), cancellationToken);
    }

    // A customer's name alone is read as a look at its card, with a person's behind it as the beginning of a note.
    private static bool IsName(Frame frame) => frame.Has("cust") && frame.Intent switch
    {
        "show" => !frame.Has("field"),
        "log" => frame.Has("who") && !frame.Has("note"),
        _ => false,
    };
}
