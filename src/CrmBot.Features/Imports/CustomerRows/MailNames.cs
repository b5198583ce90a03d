using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>
/// What stands before the @ of a colleague's address when it is made of the name, as company addresses are: lintao@, tao.lin@, lily.chen@.
/// Nobody files colleagues' addresses, so tables that name owners by them are
/// read this way; what was taken for whom is told before anything is stored.
/// </summary>
internal static class MailNames
{
    private const int MostReadings = 8;

    public static string Local(string address) => FoldedName.Of(address[..address.IndexOf('@', StringComparison.Ordinal)]);

    public static IEnumerable<string> Of(Person person) =>
        person.Nicknames.Append(person.Name).SelectMany(Of).Where(name => name.Length > 1).Distinct();

    // Family name first, as it is spoken, and last, as in English; a character may be read in several ways.
    private static IEnumerable<string> Of(string name)
    {
        IEnumerable<IReadOnlyList<string>> ways = [[]];
        foreach (var readings in Pinyin.SyllablesOf(name))
            ways = ways.SelectMany(way => readings.Select(reading => (IReadOnlyList<string>)[.. way, reading])).Take(MostReadings);
        return ways.SelectMany(way => (string[])[string.Concat(way), string.Concat(way.Skip(1).Concat(way.Take(1)))]);
    }
}
