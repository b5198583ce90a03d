using System.CommandLine;
using CrmBot.Commands;

namespace CrmBot.Tests.Backups;

/// <summary>A command of the program that was run to its end on a data folder.</summary>
internal sealed record Ran(int Code, string Output)
{
    /// <param name="arguments">As typed after the program's name; more settings may be among them.</param>
    public static Task<Ran> OnAsync(string folder, params string[] arguments) => AloneAsync([.. arguments, "--Data:Folder", folder]);

    /// <summary>One that needs no data folder.</summary>
    public static async Task<Ran> AloneAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        var code = await CommandLine.RunAsync(arguments,
            new InvocationConfiguration { Output = output, Error = output });
        return new Ran(code, output.ToString());
    }
}
