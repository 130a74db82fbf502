// A function that damages bytes as files are damaged, and as somebody would who wants to do harm.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace blindspot::fuzz {

/// `bytes` with one to eight changes: bits, bytes and whole numbers of 2 to 8 bytes (also the largest and smallest), decimal numbers,
/// parts left out, doubled or taken from `other`, words put in, the end cut off. Never much longer than a megabyte. The same
/// `random` gives the same bytes.
std::string damaged(std::string bytes, const std::string& other, const std::vector<std::string>& words, std::mt19937_64& random);

} // namespace blindspot::fuzz
