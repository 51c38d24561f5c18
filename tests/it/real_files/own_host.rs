//! Links to the site's own host, to other parts of it, and addresses without a scheme.
