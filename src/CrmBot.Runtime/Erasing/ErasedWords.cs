namespace CrmBot.Runtime.Erasing;

/// <summary>One thing by which somebody could be recognised.</summary>
/// <param name="Text">A name, a mail address; of a telephone number the normal form.</param>
/// <param name="IsNumber">Found in every spelling of a telephone number.</param>
/// <param name="Everywhere">Nobody else has it, so it means this person wherever it stands; otherwise only in what belongs to them.</param>
public sealed record ErasedWord(string Text, bool IsNumber, bool Everywhere)
{
    /// <summary>Right behind one of these the word is part of another one (下周总 is no 周总) and stays.</summary>
    public IReadOnlyList<string> NotAfter { get; init; } = [];

    /// <summary>Right before one of these the word is part of another one (周总结) and stays.</summary>
    public IReadOnlyList<string> NotBefore { get; init; } = [];
}

/// <summary>What is to be found nowhere any more.</summary>
/// <param name="Words">How the person is called and reached.</param>
/// <param name="Records">What belongs to them: there also those words are masked that others share.</param>
/// <param name="Spared">Records of others that have one of the words themselves; they stay as they are.</param>
public sealed record ErasedWords(IReadOnlyCollection<ErasedWord> Words, IReadOnlySet<Guid> Records, IReadOnlySet<Guid> Spared);
