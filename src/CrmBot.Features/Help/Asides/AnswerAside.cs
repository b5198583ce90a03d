using CrmBot.Cards;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Help.Asides;

/// <summary>
/// What is said beside the matter, what the product does not keep, and what is set elsewhere: one honest sentence
/// (<c>aside.{code}</c>), and the card on which it is done where there is one.
/// </summary>
internal sealed class AnswerAside(CardLibrary cards, IServiceProvider services)
{
    /// <summary>The card that belongs to it, by the name of its phrase; the card itself says who may see it.</summary>
    private static readonly Dictionary<string, string> Opened = new(StringComparer.Ordinal)
    {
        ["rights"] = "rights",
        ["admins"] = "rights",
        ["may"] = "rights",
        ["newcomer"] = "people",
        ["moves"] = "people",
        ["duty"] = "ticket_settings",
        ["turn"] = "ticket_settings",
        ["hours"] = "ticket_settings",
        ["on_call"] = "on_call",
    };

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, string code, CancellationToken cancellationToken)
    {
        // Asked for late: whoever answers frames, phrases and asides is made together.
        if (services.GetServices<IAside>().FirstOrDefault(aside => aside.Codes.Contains(code)) is { } own
            && await own.AnswerAsync(turn, frame, cancellationToken) is { } answer) return answer;
        var said = cards.HasWords($"aside.{code}") ? new Reply.Say($"aside.{code}", ("who", frame.Text(Frame.Whose) ?? "")) : null;
        if (Card(code) is not { } card) return said ?? new Reply.Say("help.smalltalk");
        var shown = await card.HandleAsync(turn, cancellationToken);
        return said is null || shown is Reply.Refuse ? shown : new Reply.Several([said, shown]);
    }

    private IPhraseHandler? Card(string code) =>
        Opened.TryGetValue(code, out var name)
            ? services.GetServices<IPhraseHandler>().FirstOrDefault(phrase => phrase.Name == name)
            : null;
}
