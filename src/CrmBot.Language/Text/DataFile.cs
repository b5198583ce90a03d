using System.Reflection;
using System.Text;

namespace CrmBot.Language.Text;

/// <summary>Reads the tab-separated tables that are embedded from <c>Data/</c>; lines starting with # are comments.</summary>
internal static class DataFile
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("CrmBot.Language.Data." + name)
            ?? throw new InvalidOperationException($"The embedded table {name} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
    }
}
