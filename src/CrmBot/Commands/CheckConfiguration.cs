using CrmBot.Features.Api;
using CrmBot.Runtime.Audit;
using CrmBot.Settings;
using CrmBot.Teams;
using Microsoft.Extensions.Options;

namespace CrmBot.Commands;

/// <summary>Reads every setting that the service reads when it starts or needs it, and says in plain words what cannot be used.</summary>
internal static class CheckConfiguration
{
    public static IReadOnlyList<string> Run(WebApplication app)
    {
        List<string> problems = [];
        foreach (var read in Readers(app.Services))
        {
            try
            {
                read();
            }
            catch (OptionsValidationException invalid)
            {
                problems.AddRange(invalid.Failures);
            }
            catch (Exception problem) when ((StartProblem.Reason(problem) ?? (problem as ArgumentException)?.Message) is { } reason)
            {
                problems.Add(reason);
            }
        }

        return problems;
    }

    private static IEnumerable<Action> Readers(IServiceProvider services) =>
    [
        () => _ = services.GetRequiredService<IOptions<TeamsOptions>>().Value,
        () => services.GetRequiredService<AuditKeyring>(),
        () => ApiFeature.CheckKeys(services),
    ];
}
