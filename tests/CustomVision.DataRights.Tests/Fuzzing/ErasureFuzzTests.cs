using System.Net;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tests.Erasure;
using Xunit.Abstractions;

namespace CustomVision.DataRights.Tests.Fuzzing;

/// <summary>
/// Mutated answers to every call of an erasure: a plan or a refusal, then a receipt or a refusal; what the receipt says is so, and nothing
/// outside the plan goes. Some deletions are accepted and not made.
/// </summary>
public sealed class ErasureFuzzTests(ITestOutputHelper output)
{
    private static readonly double[] Rates = [0.02, 0.05, 0.15, 0.4];

    [Fact]
    public async Task Erasure_with_mutated_answers_ends_with_a_true_receipt()
    {
        var states = new Dictionary<string, int>(StringComparer.Ordinal);
        var mutations = 0;
        for (var seed = FuzzCount.Seed; mutations < FuzzCount.InErasures; seed++)
        {
            var line = new MutatingHandler(seed) { Rate = Rates[seed % Rates.Length], HoldsOne = seed % 5 == 0 };
            var state = await EraseOnceAsync(seed, line);
            states[state] = states.GetValueOrDefault(state) + 1;
            mutations += line.Made.Count;
        }

        output.WriteLine($"{mutations} mutations: {string.Join(", ", states.Select(state => $"{state.Value} {state.Key}"))}");
        states.Keys.Should().Contain(nameof(ErasureState.Complete));
    }

    private static async Task<string> EraseOnceAsync(int seed, MutatingHandler line)
    {
        var random = new Random(seed);
        await using var rig = await ErasureRig.StartAsync();
        var (shop, alice) = rig.Emulator.Seed(FaultTests.Plant);
        var request = random.Next(2) == 0 ? ErasureRequest.ForProjects(shop) : FaultTests.RequestFor(shop, alice);
        var before = Contents.Of(rig.Emulator);
        try
        {
            if (random.Next(4) == 0)
            {
                rig.Wire.Intercept = line.Intercept;
                await rig.PlanAsync(request); // only that it ends as it may: what it would leave out is not known
                return "Planned";
            }

            var plan = await rig.PlanAsync(request);
            var begins = random.Next(2) == 0; // the checks before the first deletion refuse most of what is mutated
            rig.Wire.Intercept = (message, send) =>
            {
                begins |= message.Method == HttpMethod.Delete;
                return message.Method == HttpMethod.Delete && random.Next(8) == 0
                        ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent))
                    : begins ? line.Intercept(message, send)
                    : null;
            };
            var receipt = await rig.EraseAsync(plan).WaitAsync(TimeSpan.FromMinutes(3), TimeProvider.System); // the rig's own clock leaps
            rig.Wire.Intercept = static (_, _) => null;
            try
            {
                // What an earlier answer shows for ever is there for all that can be asked: an error on the safe side, which never says
                // that something is gone.
                if (line.Made.Exists(one => one.Mutation == AnswerMutation.Earlier))
                {
                    receipt = receipt with { Objects = [.. receipt.Objects.Where(item => item.Outcome != ErasureOutcome.StillThere)] };
                }

                // Predictions have no count: a list of them that every question finds empty cannot be told from the truth.
                if (ExportFuzzTests.IsShortened(line, "/predictions/query"))
                {
                    receipt = receipt with { Objects = [.. receipt.Objects.Where(item => item.Kind != ErasureObjectKind.Prediction)] };
                }

                Truth.Holds(rig, receipt, plan, before);
            }
            catch (Exception lie)
            {
                throw new InvalidOperationException($"The receipt says {receipt.State} ({line}): {lie.Message}", lie);
            }

            return receipt.State.ToString();
        }
        catch (DataRightsException)
        {
            Contents.Of(rig.Emulator).Should().BeEquivalentTo(before, $"it was refused ({line})");
            return "Refused";
        }
        catch (Exception fault) when (fault is not InvalidOperationException)
        {
            throw new InvalidOperationException($"An erasure ended with {fault.GetType().Name} ({line})", fault);
        }
    }
}
