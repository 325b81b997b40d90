using CustomVision.DataRights.Archive.Pictures;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>
/// Determines the frame of each image's regions. The service does not document it, but for quarter turns (orientations 5 to 8), the width
/// and height that the service reports reveal it, and the result applies to the whole account.
/// </summary>
internal sealed class PictureFrames
{
    /// <summary>
    /// The minimum relative difference between the two sides that is conclusive, given that the service may enlarge images and round their
    /// sizes.
    /// </summary>
    private const double LeastDifference = 0.02;

    private readonly ArchiveReader _reader;
    private readonly PictureFrame? _account;
    private readonly PictureFrame _otherwise;
    private readonly HashSet<ArchivePath> _oriented;

    private PictureFrames(ArchiveReader reader, PictureFrame? account, PictureFrame otherwise, HashSet<ArchivePath> oriented)
    {
        _oriented = oriented;
        _reader = reader;
        _account = account;
        _otherwise = otherwise;
    }

    /// <summary>Determines the frame of an account from conclusive images.</summary>
    /// <param name="reader">The archive.</param>
    /// <param name="otherwise">The frame to assume if no image is conclusive, or if images disagree.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public static async Task<PictureFrames> ReadAsync(ArchiveReader reader, PictureFrame otherwise, CancellationToken cancellationToken)
    {
        var found = new HashSet<PictureFrame>();
        var oriented = new HashSet<ArchivePath>();
        foreach (var project in reader.ListProjects())
        {
            if (await reader.ReadProjectAsync(project, cancellationToken).ConfigureAwait(false) is { Kind: not ProjectKind.Detection })
            {
                continue; // such images have no regions, so their list does not need to be read
            }

            await foreach (
                var (image, read) in reader
                    .ReadImagesAndHeadersAsync(project, static image => image.Regions.Count > 0, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                if (image.File is not { } file || read is not { Orientation: > 1 } header)
                {
                    continue;
                }

                oriented.Add(file);
                if (Infer(image.Width, image.Height, header) is { } frame)
                {
                    found.Add(frame);
                }
            }
        }

        return new PictureFrames(reader, found.Count == 1 ? found.Single() : null, otherwise, oriented);
    }

    /// <summary>Gets the frame of a picture's regions.</summary>
    /// <param name="width">The width that the service reports; 0 if it reports none.</param>
    /// <param name="height">The height that the service reports; 0 if it reports none.</param>
    /// <param name="header">The picture's header.</param>
    /// <returns>The frame, and whether it is only assumed.</returns>
    public (PictureFrame Frame, bool IsAssumed) Of(int width, int height, PictureHeader header) =>
        Infer(width, height, header) is { } own ? (own, false)
        : _account is { } account ? (account, false)
        : (_otherwise, header.Orientation > 1);

    /// <summary>Gets whether a picture with regions in the workspace has an orientation, without reading the picture again.</summary>
    public bool IsOriented(ArchivePath? file) => file is { } path && _oriented.Contains(path);

    /// <summary>Gets the upright form of an image, as displayed by browsers.</summary>
    /// <param name="file">The picture.</param>
    /// <param name="width">The width that the service reports; 0 if it reports none.</param>
    /// <param name="height">The height that the service reports; 0 if it reports none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The upright image; <see langword="null"/> if no rotation is needed.</returns>
    public async ValueTask<UprightPicture?> TurnAsync(ArchivePath? file, int width, int height, CancellationToken cancellationToken)
    {
        if (await _reader.ReadHeaderAsync(file, cancellationToken).ConfigureAwait(false) is not { Orientation: > 1 } header)
        {
            return null;
        }

        var swaps = Orientation.SwapsSides(header.Orientation);
        return new UprightPicture(
            swaps ? header.Height : header.Width,
            swaps ? header.Width : header.Height,
            Of(width, height, header).Frame == PictureFrame.Stored ? header.Orientation : 1
        );
    }

    private static PictureFrame? Infer(int width, int height, PictureHeader header)
    {
        if (width <= 0 || height <= 0 || !Orientation.SwapsSides(header.Orientation) || header.Width == header.Height)
        {
            return null;
        }

        if ((width, height) == (header.Width, header.Height))
        {
            return PictureFrame.Stored;
        }

        if ((width, height) == (header.Height, header.Width))
        {
            return PictureFrame.Upright;
        }

        // The service may have enlarged the image, but the longer side remains the longer side.
        var (stated, stored) = (Math.Log((double)width / height), Math.Log((double)header.Width / header.Height));
        return Math.Abs(stated) < LeastDifference || Math.Abs(stored) < LeastDifference ? null
            : Math.Sign(stated) == Math.Sign(stored) ? PictureFrame.Stored
            : PictureFrame.Upright;
    }
}
