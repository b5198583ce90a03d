using CrmBot.Language;

namespace CrmBot.Runtime.Turns;

/// <summary>Reads a sentence of before again, to tell how it was understood.</summary>
public sealed class ExplainSentence
{
    private readonly ReadText text;

    internal ExplainSentence(ReadText text) => this.text = text;

    /// <param name="said">As typed, see <see cref="ConversationMemory.LastSaid"/>.</param>
    public Understanding Again(Turn turn, string said) => text.Again(turn, said);
}
