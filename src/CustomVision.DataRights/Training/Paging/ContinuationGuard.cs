namespace CustomVision.DataRights.Training;

/// <summary>Ends a query whose continuations lead in a circle: a page may bring nothing new, and a continuation may come twice, but not both.</summary>
internal sealed class ContinuationGuard(string operation)
{
    private const int MaxFruitlessPages = 64;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _fruitless;

    public void Check(string? continuation, bool isFruitful)
    {
        if (continuation is null)
        {
            return;
        }

        var isNew = _seen.Add(continuation);
        _fruitless = isFruitful ? 0 : _fruitless + 1;
        if (!isFruitful && (!isNew || _fruitless > MaxFruitlessPages))
        {
            throw new TrainingApiException(
                $"{operation}: the service goes on announcing further pages, but they bring nothing new. Try again later.")
            {
                Operation = operation,
            };
        }
    }
}
