using CrmBot.Language;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// Reads a sentence into frames of the language contract. The grammar does; another reader behind the same contract may take its place.
/// </summary>
public interface IReadSentences
{
    /// <summary>Must be quick and without side effects: it runs in every turn, outside the transaction.</summary>
    Understanding Read(Utterance utterance);

    /// <summary>The same sentence as one intent that a person has chosen; without frames when it says nothing as that.</summary>
    Understanding ReadAs(Utterance utterance, string intent);
}

/// <summary>Reads with the local grammar.</summary>
internal sealed class GrammarReader(Parser parser) : IReadSentences
{
    public Understanding Read(Utterance utterance) => parser.Understand(utterance);

    public Understanding ReadAs(Utterance utterance, string intent) => parser.UnderstandAs(utterance, intent);
}
