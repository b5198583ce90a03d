using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace CrmBot.Teams.Tests;

/// <summary>
/// The protocol catalogue has 150 cases. A test of one carries its number in its name, three digits each:
/// <c>Case_047_048_…</c>; <c>dotnet test --filter "FullyQualifiedName~_047_"</c> runs the tests of a case. What a bot decides for itself
/// (dedupe, crash recovery, order) is tested in <c>CrmBot.Tests</c>, through the product's front door, under the same names.
/// </summary>
public sealed partial class CatalogueTests(ITestOutputHelper output)
{
    private const int Cases = 150;

    /// <summary>Cases without a test, and why. A case that gets its test leaves this list, or this test fails.</summary>
    private static readonly Dictionary<int, string> Without = [];

    [Fact]
    public void Every_case_of_the_catalogue_has_a_test_or_says_why_not()
    {
        var tests = Here().Concat(InTheProduct()).SelectMany(Numbered).ToLookup(test => test.Case, test => test.Name);
        foreach (var number in Enumerable.Range(1, Cases))
            output.WriteLine(
                $"{number:000}  {(tests.Contains(number) ? string.Join("; ", tests[number]) : Without.GetValueOrDefault(number, "MISSING"))}");
        Enumerable.Range(1, Cases).Where(number => !tests.Contains(number) && !Without.ContainsKey(number)).ShouldBeEmpty();
        Without.Keys.Where(tests.Contains).ShouldBeEmpty();
        tests.Select(test => test.Key).ShouldAllBe(number => number >= 1 && number <= Cases);
    }

    private static IEnumerable<string> Here() => typeof(CatalogueTests).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null })
        .Select(method => method.Name);

    // Read from its source: the product's tests are a program of their own.
    private static IEnumerable<string> InTheProduct() =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, "tests", "CrmBot.Tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .Select(line => Declared().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value);

    private static IEnumerable<(int Case, string Name)> Numbered(string name) =>
        Numbers().Match(name) is { Success: true } match
            ? match.Groups[1].Captures.Select(number => (int.Parse(number.Value, CultureInfo.InvariantCulture), name))
            : [];

    [GeneratedRegex(@"^\s+public (?:async )?(?:Task|void) (Case_\w+)\(")]
    private static partial Regex Declared();

    [GeneratedRegex(@"^Case(?:_(\d{3}))+_")]
    private static partial Regex Numbers();
}
