using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CrmBot.Features.People;

/// <summary>Who may give roles from the start, and whether anybody may play a demo person.</summary>
/// <param name="Admins">Directory object ids (configuration <c>Admins</c>: a list).</param>
/// <param name="DemoPeople">True in Development unless <c>Demo:People</c>
/// is false: unknown people are asked which demo person they are.</param>
internal sealed record PeopleOptions(IReadOnlyCollection<string> Admins, bool DemoPeople)
{
    public static PeopleOptions Read(IConfiguration configuration, IHostEnvironment environment) =>
        new(configuration.GetSection("Admins").Get<string[]>() ?? [],
            environment.IsDevelopment() && configuration.GetValue("Demo:People", true));
}
