using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Training;

/// <summary>The maximum size of a downloaded file of one kind.</summary>
/// <param name="Bytes">The maximum length in bytes.</param>
/// <param name="Option">The option that sets it.</param>
/// <param name="Subject">The kind of file, capitalized to begin an error message.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlobLimit(long Bytes, string Option, string Subject)
{
    /// <exception cref="TrainingApiException">A declared length exceeds the limit.</exception>
    public void Require(string operation, long? declared)
    {
        if (declared > Bytes)
        {
            var fault = Exceeded(declared);
            throw new TrainingApiException($"{operation}: {fault.Message}", fault)
            {
                Operation = operation,
                Status = HttpStatusCode.OK,
                Attempts = 1,
            };
        }
    }

    /// <summary>
    /// Creates a counter for the bytes of one body that throws a <see cref="BlobTooLargeException"/> once they exceed the limit.
    /// </summary>
    public Action<int> Counter()
    {
        var (limit, length) = (this, 0L);
        return bytes =>
        {
            length += bytes;
            if (length > limit.Bytes)
            {
                throw limit.Exceeded(declared: null);
            }
        };
    }

    /// <summary>Creates the exception for a file that exceeds the limit.</summary>
    /// <param name="declared">The length that the storage declares, in bytes; <see langword="null"/> if it declares none.</param>
    public BlobTooLargeException Exceeded(long? declared) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Subject} has {(declared is { } length ? $"{length:N0} bytes, " : "")}more than the {Bytes:N0} bytes that {Option} "
                    + $"allows. "
                    + $"Nothing of it was saved. Raise {Option} and try again."
            )
        );
}
