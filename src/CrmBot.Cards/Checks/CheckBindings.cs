using System.Text.Json;

namespace CrmBot.Cards;

/// <summary>
/// User text appears only where it is never read as Markdown (<see cref="TextSlots"/>); everywhere else only
/// <c>t.*</c>, <c>say.*</c> and numbers may be bound. All words bound exist, and none is written into the template.
/// </summary>
internal sealed class CheckBindings
{
    private readonly CardTemplate _template;
    private readonly IReadOnlyList<WordList> _words;
    private readonly List<CardProblem> _problems = [];

    private CheckBindings(CardTemplate template, IReadOnlyList<WordList> words)
    {
        _template = template;
        _words = words;
    }

    public static IReadOnlyList<CardProblem> Find(CardTemplate template, IReadOnlyList<WordList> words)
    {
        var check = new CheckBindings(template, words);
        check.VisitObject(new Place(template.Name, ""), template.Source, null, repeated: false);
        return check._problems;
    }

    private void VisitObject(Place place, JsonElement owner, JsonElement? parent, bool repeated)
    {
        var inside = repeated || owner.TryGetProperty("$data", out _);
        foreach (var property in owner.EnumerateObject())
        {
            var at = place.Of(property.Name);
            if (property.Name is "$data" or "$when")
                VisitFree(at, property.Value, property.Name == "$data" ? repeated : inside);
            else if (TextSlots.IsFree(owner, parent, property.Name))
                VisitFree(at, property.Value, inside);
            else
                VisitClosed(at, owner, property, inside);
        }
    }

    /// <summary>Any data may be shown here; only the words must exist.</summary>
    private void VisitFree(Place place, JsonElement value, bool repeated)
    {
        if (value.ValueKind is JsonValueKind.String)
            CheckWordKeys(place, value, repeated);
        else if (value.ValueKind is JsonValueKind.Array)
            VisitFreeList(place, value, repeated);
        else if (value.ValueKind is JsonValueKind.Object && TextSlots.TypeOf(value).Length > 0)
            VisitObject(place, value, null, repeated);
        else if (value.ValueKind is JsonValueKind.Object)
            foreach (var property in value.EnumerateObject())
                VisitFree(place.Of(property.Name), property.Value, repeated || value.TryGetProperty("$data", out _));
    }

    private void VisitFreeList(Place place, JsonElement list, bool repeated)
    {
        var number = 0;
        foreach (var element in list.EnumerateArray())
            VisitFree(place.Of(number++), element, repeated);
    }

    private void VisitClosed(Place place, JsonElement owner, JsonProperty property, bool repeated)
    {
        if (property.Value.ValueKind is JsonValueKind.String)
            CheckText(place, owner, property, repeated);
        else if (property.Value.ValueKind is JsonValueKind.Object)
            VisitObject(place, property.Value, owner, repeated);
        else if (property.Value.ValueKind is JsonValueKind.Array)
            VisitList(place, property.Value, owner, repeated);
    }

    private void VisitList(Place place, JsonElement list, JsonElement owner, bool repeated)
    {
        var number = 0;
        foreach (var element in list.EnumerateArray())
        {
            var at = place.Of(number++);
            if (element.ValueKind is JsonValueKind.Object)
                VisitObject(at, element, owner, repeated);
            else if (element.ValueKind is JsonValueKind.Array)
                VisitList(at, element, owner, repeated);
            else if (element.ValueKind is JsonValueKind.String && SplitText.IsBound(element.GetString()!))
                Report(at, "elements of a card cannot come from data as they are; write them out with $data");
        }
    }

    private void CheckText(Place place, JsonElement owner, JsonProperty property, bool repeated)
    {
        var text = property.Value.GetString()!;
        if (!SplitText.IsBound(text))
        {
            if (TextSlots.IsSpoken(owner, property.Name) && text.Any(char.IsLetter))
                Report(place, $"'{text}' belongs into the words (cards/text); bind it as ${{t.…}}");
            return;
        }

        if (property.Name == "type")
            Report(place, "the type cannot come from data");
        var bound = BoundText.Parse(place, text);
        foreach (var part in bound.Parts.Where(p => !JudgeExpression.IsOurs(p, repeated)))
            Report(place,
                $"'{part}' may be a user's text, and this place may be read as Markdown: use a TextRun, or bind t.*, say.* or a number (formatNumber, int)"
                    + (repeated && part.ToString()!.StartsWith("t.", StringComparison.Ordinal)
                        ? "; under $data the words are $root.t"
                        : ""));
        CheckWordKeys(place, property.Value, repeated);
        if (TextSlots.IsSpoken(owner, property.Name)
            && bound.Parts.Any(p => p is ConstantExpression { Value: { IsString: true } value } && value.Text.Any(char.IsLetter)))
            Report(place, $"the letters in '{text}' belong into the words (cards/text)");
    }

    private void CheckWordKeys(Place place, JsonElement value, bool repeated)
    {
        if (!SplitText.IsBound(value.GetString()!))
            return;
        foreach (var key in BoundText.Parse(place, value.GetString()!).Parts.SelectMany(p => JudgeExpression.WordKeys(p, repeated)))
            foreach (var list in _words)
                CheckKey(place, key, list);
    }

    private void CheckKey(Place place, string key, WordList list)
    {
        if (key.Contains(".*", StringComparison.Ordinal))
        {
            var prefix = key[..(key.IndexOf(".*", StringComparison.Ordinal) + 1)];
            if (!list.Sentences.Keys.Any(k => k.StartsWith(prefix, StringComparison.Ordinal)))
                Report(place, $"text/{list.Locale}.json has nothing under '{prefix}'");
        }
        else if (!list.Sentences.TryGetValue(key, out var sentence))
        {
            Report(place, $"text/{list.Locale}.json has no '{key}'");
        }
        else if (sentence.Parameters.Any())
        {
            Report(place, $"'{key}' has places to fill: let code fill it (CardLibrary.Words) and bind the result under say");
        }
    }

    private void Report(Place place, string problem) => _problems.Add(new($"{_template.Name}.json {place.Path}", problem));
}
