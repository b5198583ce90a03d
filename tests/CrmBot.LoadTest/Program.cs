using CrmBot.LoadTest;

// bare --urls URL   serves the bare endpoint (started by the driver as its own process)
// [--customers N] [--seconds S] [--at 1,8,32] [--data FOLDER] [--warm-up S] [--bot-only]   measures the bot beside the bare endpoint
// echo --connector URL --urls URL   serves the library alone (started by the driver)
// --echo [--seconds S] [--at 1,8,32]   measures the library alone beside the bare endpoint
// --soak [--minutes 30] [--rate 100] [--reps 200] [--customers N]   ordinary work for long, minute by minute
if (args is ["bare", ..])
{
    await BareEndpoint.ServeAsync(args[1..]);
    return 0;
}

if (args is ["echo", ..])
{
    await EchoEndpoint.ServeAsync(args[1..]);
    return 0;
}

if (args.Contains("--soak")) return await new Soak(LoadOptions.Parse(args), SoakOptions.Parse(args)).RunAsync();
return args.Contains("--echo") ? await MeasureEcho.RunAsync(LoadOptions.Parse(args)) : await Measure.RunAsync(LoadOptions.Parse(args));
