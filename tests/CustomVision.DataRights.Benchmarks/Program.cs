using CustomVision.DataRights.Benchmarks;
using CustomVision.DataRights.Benchmarks.Measuring;

// A measured side runs in a process of its own, so that its memory, its allocations and its processor time are its own.
return args is ["measure", var work, var folder, .. var rest]
    ? await MeasuredWork.RunAsync(work, folder, rest)
    : await BenchmarkCommand.RunAsync(args);
